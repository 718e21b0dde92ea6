import { useQuery } from '@tanstack/react-query';
import { Menu } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { environmentQuery } from '#api/environment.ts';
import { placesQuery } from '#api/place-pack.ts';
import type { Session } from '#api/session.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { mayAdminister, mayWrite } from '#domain/roles.ts';
import { parseView, writeView } from '#domain/view-state.ts';
import { t } from '#text/t.ts';
import { IconButton } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import styles from './top-bar.module.css';

/** The slim bar: place, search, pages, account. */
export function TopBar({
  manifest,
  session,
  search,
  account,
}: {
  manifest: Manifest | null;
  session: Session | null;
  search?: ReactNode;
  account: ReactNode;
}) {
  const [menuOpen, setMenuOpen] = useState(false);
  const environment = useQuery(environmentQuery);
  const withBackend = environment.data !== undefined && environment.data.backend !== 'none';
  const pages = manifest ? pagesOf(manifest.place, session, withBackend) : [];
  return (
    <header className={styles.bar}>
      <a className={styles.skip} href="#main">
        {t('common:skip')}
      </a>
      <Link className={styles.home} to="/" aria-label={t('common:appName')}>
        <img src="/ginnel.svg" alt="" />
        <span>{t('common:appName')}</span>
      </Link>
      {manifest && <PlaceSwitch slug={manifest.place.slug} />}
      {search && <div className={styles.search}>{search}</div>}
      <nav className={styles.links} aria-label={t('common:nav.label')}>
        <PageLinks pages={pages} />
      </nav>
      {pages.length > 0 && (
        <div className={styles.menuButton}>
          <IconButton
            label={t('common:nav.menu')}
            icon={<Menu size={22} aria-hidden="true" />}
            onClick={() => setMenuOpen(true)}
          />
        </div>
      )}
      <div className={styles.account}>{account}</div>
      {menuOpen && (
        <Dialog
          title={t('common:nav.menu')}
          closeLabel={t('common:close')}
          onClose={() => setMenuOpen(false)}
        >
          <nav
            className={styles.menuLinks}
            aria-label={t('common:nav.menu')}
            onClickCapture={() => setMenuOpen(false)}
          >
            <PageLinks pages={pages} />
          </nav>
          <div className={styles.menuAccount}>{account}</div>
        </Dialog>
      )}
    </header>
  );
}

type PageLink = { to: string; name: string; end?: boolean };

/** What is looked at goes along from page to page of a place. */
function PageLinks({ pages }: { pages: PageLink[] }) {
  const query = new URLSearchParams(useLocation().search);
  const search = writeView(parseView(query), new URLSearchParams()).toString();
  return pages.map(({ to, name, end }) => (
    <NavLink key={to} to={{ pathname: to, search }} end={end ?? false}>
      {name}
    </NavLink>
  ));
}

function pagesOf(
  place: Manifest['place'],
  session: Session | null,
  withBackend: boolean,
): PageLink[] {
  const roles = session?.roles ?? [];
  const at = (page: string) => `/${place.slug}${page}`;
  const pages: PageLink[] = [{ to: at(''), name: t('common:nav.map'), end: true }];
  if (withBackend) {
    pages.push({ to: at('/areas'), name: t('common:nav.areas') });
    if (mayWrite(roles, place.code))
      pages.push({ to: at('/choose'), name: t('common:nav.choose') });
    pages.push({ to: at('/contributions'), name: t('common:nav.contributions') });
  }
  pages.push({ to: at('/data'), name: t('common:nav.data') });
  if (withBackend && mayAdminister(roles, place.code))
    pages.push({ to: at('/people'), name: t('common:nav.people') });
  return pages;
}

function PlaceSwitch({ slug }: { slug: string }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const places = useQuery(placesQuery);
  return (
    <select
      className={styles.place}
      aria-label={t('common:nav.place')}
      value={slug}
      onChange={(event) => {
        // the same page of another place, but not a thing that only this place has
        const page = pathname.split('/')[2] ?? '';
        navigate(`/${event.target.value}${page ? `/${page}` : ''}`);
      }}
    >
      {(places.data ?? [{ slug, name: slug }]).map((place) => (
        <option key={place.slug} value={place.slug}>
          {place.name}
        </option>
      ))}
    </select>
  );
}
