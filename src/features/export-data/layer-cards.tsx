import { Download, Link as LinkIcon } from 'lucide-react';
import { useState } from 'react';
import { packUrl } from '#api/place-pack.ts';
import { LAYER_NAMES, type LayerEntry, type LayerName, type Manifest } from '#domain/place-pack.ts';
import { formatBytes, formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/figure.tsx';
import { Card, Facts, Note, Row, Stack } from '#ui/layout.tsx';
import { Tag } from '#ui/notice.tsx';
import styles from './export-data.module.css';
import { ExportStatus } from './export-status.tsx';
import { type Exporting, isBusy } from './exporting.ts';
import { isExportable } from './plan-export.ts';
import { Section } from './section.tsx';

type Loaded = Extract<LayerEntry, { status: 'loaded' }>;

/** Every layer of the pack: what it is, how many, from when and where, what is wrong with it. */
export function LayerCards({ manifest, exporting }: { manifest: Manifest; exporting: Exporting }) {
  return (
    <Section heading={t('data:layers.heading')}>
      <Note>{t('data:layers.linkAbout')}</Note>
      <ul className={styles.layers}>
        {LAYER_NAMES.map((layer) => (
          <li key={layer}>
            <LayerCard layer={layer} manifest={manifest} exporting={exporting} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LayerCard({
  layer,
  manifest,
  exporting,
}: {
  layer: LayerName;
  manifest: Manifest;
  exporting: Exporting;
}) {
  const entry = manifest.layers[layer];
  const name = t(`layers:${layer}.name`);
  return (
    <Card>
      <Stack gap="tight">
        <Row between>
          <h3>{name}</h3>
          {entry.status === 'not-loaded' && <Tag tone="waiting">{t('data:layers.notLoaded')}</Tag>}
        </Row>
        {entry.status === 'not-loaded' ? (
          <>
            <p>{entry.reason}</p>
            <Note>{t('data:layers.how', { how: entry.how })}</Note>
          </>
        ) : (
          <LoadedLayer
            layer={layer}
            name={name}
            entry={entry}
            url={new URL(`${packUrl(manifest.place.slug)}${entry.file}`, location.href).href}
            exporting={exporting}
          />
        )}
      </Stack>
    </Card>
  );
}

const lines = (texts: string[]) => [...new Set(texts)].map((text) => <div key={text}>{text}</div>);

function LoadedLayer({
  layer,
  name,
  entry,
  url,
  exporting,
}: {
  layer: LayerName;
  name: string;
  entry: Loaded;
  url: string;
  exporting: Exporting;
}) {
  // the first count is the layer's own; the rest tell its kinds apart
  const [count = 0] = Object.values(entry.counts);
  const button = `layer:${layer}`;
  const isLinked = entry.file.endsWith('.geojson');
  return (
    <>
      <Facts
        facts={[
          {
            name: t('data:layers.count'),
            value: t(`data:count.${layer}`, {
              count,
              replace: { count: formatNumber(count) },
            }),
          },
          {
            name: t('data:layers.source'),
            value: lines(entry.sources.map(({ title, date }) => `${title} (${date})`)),
          },
          {
            name: t('data:layers.licence'),
            value: [...new Map(entry.sources.map((s) => [s.licence, s.licenceUrl]))].map(
              ([licence, licenceUrl]) => (
                <div key={licence}>
                  <a href={licenceUrl}>{licence}</a>
                </div>
              ),
            ),
          },
          // what is exported has its sources in each feature, so it is another file with another size
          ...(isLinked ? [{ name: t('data:layers.size'), value: formatBytes(entry.bytes) }] : []),
        ]}
      />
      {(entry.gaps.length > 0 || entry.coverage) && (
        <Disclosure summary={t('data:layers.gaps')}>
          <ul className={styles.gaps}>
            {entry.coverage && <li>{t('data:layers.part')}</li>}
            {entry.gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Row>
        {isExportable(layer) && (
          <Button
            small
            icon={<Download size={16} aria-hidden="true" />}
            aria-label={t('data:layers.export', { layer: name })}
            disabled={isBusy(exporting)}
            onClick={() => exporting.start(button, { what: 'layer', layer }, false)}
          >
            {t('data:layers.exportShort')}
          </Button>
        )}
        {isLinked && <CopyLink url={url} name={name} />}
      </Row>
      <ExportStatus button={button} current={exporting.current} onCancel={exporting.cancel} />
    </>
  );
}

/** The pack's own file: a static address, so GIS tools can keep it. */
function CopyLink({ url, name }: { url: string; name: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <Button
        small
        variant="quiet"
        icon={<LinkIcon size={16} aria-hidden="true" />}
        aria-label={t('data:layers.linkFor', { layer: name })}
        onClick={copy}
      >
        {t('data:layers.link')}
      </Button>
      <span role="status">
        {copied === true && t('data:layers.copied')}
        {copied === false && t('data:layers.copyFailed', { url })}
      </span>
    </>
  );
}
