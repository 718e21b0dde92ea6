import { useState } from 'react';
import type { Manifest } from '#domain/place-pack.ts';
import { type PlanKind, SUBJECT_LAYERS_OF, type SubjectLayer } from '#domain/plans.ts';
import { t } from '#text/t.ts';
import { RadioField, TextField } from '#ui/field.tsx';
import { Note, Stack } from '#ui/layout.tsx';
import { Notice, Skeleton } from '#ui/notice.tsx';
import { Unread } from '#ui/unread.tsx';
import styles from './plans.module.css';
import { type Subject, useSubjects } from './subjects.ts';

const SHOWN_MOST = 8;
const refOf = ({ layer, id }: { layer: string; id: string }) => `${layer}:${id}`;

/** Chooses the building, alley or park by a search in the pack, so that the plan holds its stable id. */
export function SubjectField({
  kind,
  manifest,
  value,
  wantedRef,
  error,
  onChange,
}: {
  kind: PlanKind;
  manifest: Manifest;
  value: Subject | null;
  /** `community-assets:way/1` out of a link: chosen as soon as it is found */
  wantedRef: string | null;
  error: string | undefined;
  onChange(subject: Subject): void;
}) {
  const [words, setWords] = useState('');
  const read = useSubjects(kind, manifest);
  const place = manifest.place.name;
  const namesOf = (layers: SubjectLayer[]) =>
    layers.map((layer) => t(`layers:${layer}.name`)).join(', ');
  const missing = SUBJECT_LAYERS_OF[kind].filter(
    (layer) => manifest.layers[layer].status === 'not-loaded',
  );
  if (missing.length === SUBJECT_LAYERS_OF[kind].length) {
    const layers = namesOf(missing);
    return <Notice tone="problem">{t('plans:subject.notLoaded', { layers, place })}</Notice>;
  }
  if (!read) return <Skeleton label={t('common:loading')} lines={2} height={44} />;
  const { subjects, unread, again } = read;
  const wanted = subjects.find((subject) => refOf(subject) === wantedRef);
  if (wanted && !value) onChange(wanted);
  const plain = words.trim().toLocaleLowerCase();
  const found = plain
    ? subjects.filter(({ name, where }) => `${name} ${where}`.toLocaleLowerCase().includes(plain))
    : [];
  const shown = found.slice(0, SHOWN_MOST);
  if (value && !shown.some((subject) => refOf(subject) === refOf(value))) shown.unshift(value);
  return (
    <Stack gap="tight">
      {unread.length > 0 && (
        <Unread
          sentence={t('plans:subject.unread', { layers: namesOf(unread) })}
          again={t('common:tryAgain')}
          onAgain={again}
        />
      )}
      {wantedRef && !wanted && !value && unread.length === 0 && (
        <Notice tone="problem">{t('plans:subject.gone', { ref: wantedRef, place })}</Notice>
      )}
      <TextField
        label={t(`plans:subject.${kind}`)}
        hint={t('plans:subject.hint')}
        type="search"
        autoComplete="off"
        value={words}
        error={shown.length ? undefined : error}
        onChange={(event) => setWords(event.target.value)}
      />
      {plain && !found.length && <Note>{t('plans:subject.none', { place })}</Note>}
      {shown.length > 0 && (
        <div className={styles.results}>
          <RadioField<string>
            label={t('plans:subject.choose')}
            error={error}
            options={shown.map((subject) => ({
              value: refOf(subject),
              label: subject.name,
              hint: subject.where,
            }))}
            value={value && refOf(value)}
            onChange={(ref) => {
              const subject = shown.find((known) => refOf(known) === ref);
              if (subject) onChange(subject);
            }}
          />
        </div>
      )}
      {found.length > SHOWN_MOST && <Note>{t('plans:subject.more')}</Note>}
    </Stack>
  );
}
