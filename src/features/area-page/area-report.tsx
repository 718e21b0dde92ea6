import { ArrowLeft, Map as MapIcon, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PriorityArea } from '#api/priority-areas.ts';
import { t } from '#text/t.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Lead, Note, Page, Row, Stack } from '#ui/layout.tsx';
import { Notice, Tag } from '#ui/notice.tsx';
import { AreaHistory } from './area-history.tsx';
import styles from './area-page.module.css';
import { AreaStatusButtons } from './area-status-buttons.tsx';

/** Name, map, why here, figures, plans, history: in the order in which a stranger asks. */
export function AreaReport({
  area,
  place,
  mayEdit,
  isStaff,
  map,
  profile,
  plans,
}: {
  area: PriorityArea;
  place: { code: string; slug: string; name: string };
  mayEdit: boolean;
  isStaff: boolean;
  map: ReactNode;
  profile: ReactNode;
  plans: ReactNode;
}) {
  const madeBy = t(`areas:page.madeBy.${area.madeBy}`, { count: area.lsoaCodes.length });
  return (
    <Page>
      <div className={styles.noPrint}>
        <Link className={styles.back} to={`/${place.slug}/areas`}>
          <ArrowLeft size={18} aria-hidden="true" />
          {t('areas:page.back', { place: place.name })}
        </Link>
      </div>
      <header className={styles.head}>
        <Stack gap="tight">
          <Row>
            <Note>{t('areas:page.kicker', { place: place.name })}</Note>
            {area.status !== 'published' && (
              <Tag tone="waiting">{t(`areas:status.${area.status}`)}</Tag>
            )}
          </Row>
          <h1>{area.name}</h1>
        </Stack>
        <div className={styles.noPrint}>
          <Row>
            {mayEdit && <AreaStatusButtons area={area} slug={place.slug} />}
            <Button
              variant="quiet"
              icon={<Printer size={18} aria-hidden="true" />}
              onClick={() => window.print()}
            >
              {t('areas:page.print')}
            </Button>
          </Row>
        </div>
      </header>
      {area.status === 'draft' && (
        <Notice tone="waiting">{t('areas:page.draft', { place: place.name })}</Notice>
      )}
      {area.status === 'archived' && (
        <Notice tone="waiting">{t('areas:page.archived', { place: place.name })}</Notice>
      )}
      <div className={styles.opening}>
        <section aria-label={t('areas:page.map')}>
          <div className={styles.map}>{map}</div>
          <div className={styles.noPrint}>
            <LinkButton
              variant="quiet"
              small
              icon={<MapIcon size={18} aria-hidden="true" />}
              to={`/${place.slug}?selected=priority-area:${area.id}`}
            >
              {t('areas:page.openMap')}
            </LinkButton>
          </div>
        </section>
        <section>
          <Stack>
            <h2>{t('areas:page.whyHere')}</h2>
            <Lead>
              <span className={styles.words}>{area.why}</span>
            </Lead>
            <p>
              <Tag>{t(`areas:reason.${area.reason}`)}</Tag> {t(`areas:reasonHint.${area.reason}`)}
            </p>
            <Note>{madeBy}</Note>
          </Stack>
        </section>
      </div>
      <section className={styles.section}>
        <h2>{t('areas:page.figures')}</h2>
        {profile}
      </section>
      {plans && (
        <section className={styles.section}>
          <h2>{t('areas:page.plans')}</h2>
          {plans}
        </section>
      )}
      <section className={styles.section}>
        <h2>{t('areas:page.history')}</h2>
        <AreaHistory area={area} isStaff={isStaff} />
      </section>
    </Page>
  );
}
