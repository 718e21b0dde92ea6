import type { PlanKind } from '#domain/plans.ts';
import { t } from '#text/t.ts';
import { SelectField, TextArea, TextField } from '#ui/field.tsx';
import { Disclosure } from '#ui/figure.tsx';
import { DETAIL_GROUPS, type Field, type FieldName } from './detail-fields.ts';
import type { FieldError, FieldTexts } from './detail-values.ts';
import styles from './plans.module.css';

const HINTS = ['uprn', 'undervaluePounds', 'assetLock', 'decisionMaker', 'keptUpBy'] as const;

/** Everything about a plan that can wait, group by group, folded away. */
export function DetailInputs({
  kind,
  texts,
  errors,
  onChange,
}: {
  kind: PlanKind;
  texts: FieldTexts;
  errors: Partial<Record<FieldName, FieldError>>;
  onChange(texts: FieldTexts): void;
}) {
  return DETAIL_GROUPS[kind].map(({ group, fields }) => (
    <Disclosure
      // a group with an error opens, so that the error can be seen
      key={`${group}${fields.some(({ name }) => errors[name]) ? '!' : ''}`}
      summary={t(`plans:group.${group}`)}
      open={fields.some(({ name }) => errors[name])}
    >
      <div className={styles.group}>
        {fields.map((field) => {
          const error = errors[field.name];
          return (
            <DetailInput
              key={field.name}
              field={field}
              text={texts[field.name] ?? ''}
              error={error && t(`plans:error.${error}`)}
              onChange={(text) => onChange({ ...texts, [field.name]: text })}
            />
          );
        })}
      </div>
    </Disclosure>
  ));
}

function DetailInput({
  field,
  text,
  error,
  onChange,
}: {
  field: Field;
  text: string;
  error: string | undefined;
  onChange(text: string): void;
}) {
  const hinted = HINTS.find((name) => name === field.name);
  const shared = {
    label: t(`plans:field.${field.name}`),
    value: text,
    error,
    ...(hinted && { hint: t(`plans:fieldHint.${hinted}`) }),
  };
  const change = (event: { target: { value: string } }) => onChange(event.target.value);
  switch (field.input) {
    case 'words':
      return <TextArea {...shared} rows={3} onChange={change} />;
    case 'choice':
      return (
        <SelectField {...shared} onChange={change}>
          <option value="">{t('plans:choice.notSaid')}</option>
          {field.choices.map((choice) => (
            <option key={choice} value={choice}>
              {t(`plans:choice.${choice}`)}
            </option>
          ))}
        </SelectField>
      );
    case 'date':
      return <TextField {...shared} type="date" onChange={change} />;
    case 'number':
    case 'pounds':
      return <TextField {...shared} inputMode="decimal" onChange={change} />;
    case 'text':
      return <TextField {...shared} onChange={change} />;
  }
}
