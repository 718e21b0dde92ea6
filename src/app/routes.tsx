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

/** Every address, and the screen that answers it. */
export function AppRoutes() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary at={pathname}>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route index element={<HomeScreen />} />
          <Route path="sign-in" element={<SignInScreen />} />
          <Route path="join" element={<JoinScreen />} />
          <Route path=":place" element={<PlaceScreen withMap />}>
            <Route index element={<ExploreScreen />} />
            <Route path="tell-us" element={<TellUsScreen />} />
            <Route path="follow" element={<FollowScreen />} />
            <Route path="contributions" element={<ContributionsScreen />} />
            <Route path="data" element={<DataScreen />} />
            <Route path="choose" element={<ChooseAreaScreen />} />
            <Route path="areas" element={<AreasListScreen />} />
            <Route path="areas/:area/edit" element={<EditAreaScreen />} />
          </Route>
          <Route path=":place" element={<PlaceScreen withMap={false} />}>
            <Route path="areas/:area" element={<AreaPageScreen />} />
            <Route path="people" element={<PeopleScreen />} />
          </Route>
          <Route path="*" element={<NotFound />} />
        </Routes>
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
