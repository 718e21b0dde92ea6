import { AREA_REASONS } from '#api/priority-areas.ts';
import { t } from '#text/t.ts';
import { RadioField, TextArea, TextField } from '#ui/field.tsx';
import { Stack } from '#ui/layout.tsx';
import type { AreaDraft, DraftErrors } from './area-draft.ts';

/** Its name and why it was chosen: required, kept and shown. */
export function AreaWords({
  draft,
  errors,
  onChange,
}: {
  draft: AreaDraft;
  errors: DraftErrors;
  onChange(part: Partial<AreaDraft>): void;
}) {
  return (
    <Stack>
      <TextField
        label={t('areas:choose.words.name')}
        hint={t('areas:choose.words.nameHint')}
        error={errors.name}
        value={draft.name}
        autoComplete="off"
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <RadioField
        label={t('areas:choose.words.reason')}
        error={errors.reason}
        options={AREA_REASONS.map((reason) => ({
          value: reason,
          label: t(`areas:reason.${reason}`),
          hint: t(`areas:reasonHint.${reason}`),
        }))}
        value={draft.reason}
        onChange={(reason) => onChange({ reason })}
      />
      <TextArea
        label={t('areas:choose.words.why')}
        hint={t('areas:choose.words.whyHint')}
        error={errors.why}
        value={draft.why}
        onChange={(event) => onChange({ why: event.target.value })}
      />
    </Stack>
  );
}
