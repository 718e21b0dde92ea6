import { CONTRIBUTION_KINDS, type ContributionKind } from '#domain/contribution.ts';
import { t } from '#text/t.ts';
import { SelectField } from '#ui/field.tsx';

export function KindFilter({
  kind,
  onChange,
}: {
  kind: ContributionKind | null;
  onChange(kind: ContributionKind | null): void;
}) {
  return (
    <SelectField
      label={t('contributions:queue.kind')}
      value={kind ?? ''}
      onChange={(event) =>
        onChange(CONTRIBUTION_KINDS.find((one) => one === event.target.value) ?? null)
      }
    >
      <option value="">{t('contributions:queue.everyKind')}</option>
      {CONTRIBUTION_KINDS.map((one) => (
        <option key={one} value={one}>
          {t(`contributions:kind.${one}`)}
        </option>
      ))}
    </SelectField>
  );
}
