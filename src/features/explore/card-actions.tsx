import { Check, Link2, Maximize } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '#api/session.ts';
import type { Bounds, Manifest } from '#domain/place-pack.ts';
import { mayWrite } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Row } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import type { Found } from './pack-index.ts';

/** What can be done with a selected thing. */
export function CardActions({
  manifest,
  session,
  found,
  withBackend,
  onFrame,
}: {
  manifest: Manifest;
  session: Session | null;
  found: Found;
  withBackend: boolean;
  onFrame(bounds: Bounds): void;
}) {
  const [copied, setCopied] = useState<'yes' | 'refused' | null>(null);
  const { place } = manifest;
  const officer = withBackend && mayWrite(session?.roles ?? [], place.code);
  const copy = () =>
    navigator.clipboard.writeText(window.location.href).then(
      () => setCopied('yes'),
      // the browser may forbid it: the address bar still has the link
      () => setCopied('refused'),
    );
  return (
    <>
      <Row>
        <Button
          small
          icon={<Maximize size={16} aria-hidden="true" />}
          onClick={() => onFrame(found.bounds)}
        >
          {t('explore:card.frame')}
        </Button>
        <Button
          small
          icon={
            copied === 'yes' ? (
              <Check size={16} aria-hidden="true" />
            ) : (
              <Link2 size={16} aria-hidden="true" />
            )
          }
          onClick={copy}
        >
          {copied === 'yes' ? t('explore:card.copied') : t('explore:card.copy')}
        </Button>
        {officer && found.kind === 'lsoa' && (
          <LinkButton small variant="primary" to={`/${place.slug}/choose?lsoas=${found.id}`}>
            {t('explore:card.startArea')}
          </LinkButton>
        )}
        {officer && ['community-asset', 'alley', 'park'].includes(found.kind) && (
          <LinkButton small variant="primary" to={`/${place.slug}/areas?${planQuery(found)}`}>
            {t('explore:card.addPlan')}
          </LinkButton>
        )}
      </Row>
      {copied === 'refused' && <Notice>{t('explore:card.copyRefused')}</Notice>}
    </>
  );
}

const PLAN_LAYERS: Partial<Record<Found['kind'], string>> = {
  'community-asset': 'community-assets',
  alley: 'alleys',
  park: 'parks',
};

const planQuery = ({ kind, id }: Found) =>
  new URLSearchParams({ 'add-plan': `${PLAN_LAYERS[kind]}:${id}` }).toString();
