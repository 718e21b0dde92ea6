import { type ComponentType, Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { loadTexts, t } from '#text/t.ts';
import { LinkButton } from '#ui/button.tsx';
import { Page, useTitle } from '#ui/layout.tsx';
import { Skeleton } from '#ui/notice.tsx';
import { ErrorBoundary } from './error-screen.tsx';
import { lazyScreen } from './lazy-screen.tsx';

/** A screen whose code and words come when somebody goes there. */
const later = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazyScreen(async () => {
    const [Screen] = await Promise.all([load(), loadTexts()]);
    return Screen;
  });

const HomeScreen = lazyScreen(async () => (await import('./screens/home.tsx')).HomeScreen);
const PlaceScreen = lazyScreen(async () => (await import('./place-screen.tsx')).PlaceScreen);
const ExploreScreen = lazyScreen(async () => (await import('./screens/explore.tsx')).ExploreScreen);
const TellUsScreen = later(async () => (await import('./screens/tell-us.tsx')).TellUsScreen);
const FollowScreen = later(async () => (await import('./screens/follow.tsx')).FollowScreen);
const ContributionsScreen = later(
  async () => (await import('./screens/contributions.tsx')).ContributionsScreen,
);
const ChooseAreaScreen = later(
  async () => (await import('./screens/choose-area.tsx')).ChooseAreaScreen,
);
const EditAreaScreen = later(
  async () => (await import('./screens/choose-area.tsx')).EditAreaScreen,
);
const AreasListScreen = later(
  async () => (await import('./screens/areas-list.tsx')).AreasListScreen,
);
const AreaPageScreen = later(async () => (await import('./screens/area-page.tsx')).AreaPageScreen);
const DataScreen = later(async () => (await import('./screens/data.tsx')).DataScreen);
const SignInScreen = later(async () => (await import('./screens/sign-in.tsx')).SignInScreen);
const JoinScreen = later(async () => (await import('./screens/join.tsx')).JoinScreen);
const PeopleScreen = later(async () => (await import('./screens/people.tsx')).PeopleScreen);

/** Every address, and the screen that answers it. Addresses are kept: links of them are out in the world. */
export const ADDRESSES = (
  <>
    <Route id="home" index element={<HomeScreen />} />
    <Route id="sign-in" path="sign-in" element={<SignInScreen />} />
    <Route id="join" path="join" element={<JoinScreen />} />
    <Route path=":place" element={<PlaceScreen withMap />}>
      <Route id="explore" index element={<ExploreScreen />} />
      <Route id="tell-us" path="tell-us" element={<TellUsScreen />} />
      <Route id="follow" path="follow" element={<FollowScreen />} />
      <Route id="contributions" path="contributions" element={<ContributionsScreen />} />
      <Route id="data" path="data" element={<DataScreen />} />
      <Route id="choose" path="choose" element={<ChooseAreaScreen />} />
      <Route id="areas" path="areas" element={<AreasListScreen />} />
      <Route id="edit-area" path="areas/:area/edit" element={<EditAreaScreen />} />
    </Route>
    <Route path=":place" element={<PlaceScreen withMap={false} />}>
      <Route id="area" path="areas/:area" element={<AreaPageScreen />} />
      <Route id="people" path="people" element={<PeopleScreen />} />
    </Route>
    <Route id="nowhere" path="*" element={<NotFound />} />
  </>
);

/** The screen of the present address. */
export function AppRoutes() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary at={pathname}>
      <Suspense fallback={<Waiting />}>
        <Routes>{ADDRESSES}</Routes>
      </Suspense>
    </ErrorBoundary>
  );
}

function Waiting() {
  return (
    <Page>
      <Skeleton label={t('common:loading')} lines={6} />
    </Page>
  );
}

function NotFound() {
  useTitle(t('common:notFound.title'));
  return (
    <Page>
      <h1>{t('common:notFound.title')}</h1>
      <p>{t('common:notFound.text')}</p>
      <p>
        <LinkButton to="/" variant="primary">
          {t('common:notFound.home')}
        </LinkButton>
      </p>
    </Page>
  );
}
