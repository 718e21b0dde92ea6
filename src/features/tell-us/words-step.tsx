import {
  type ContributionKind,
  type Draft,
  type DraftProblem,
  SUBJECTS,
} from '#domain/contribution.ts';
import { countLetters, LIMITS, said } from '#domain/said.ts';
import { t } from '#text/t.ts';
import { RadioField, TextArea } from '#ui/field.tsx';
import { Note, Stack } from '#ui/layout.tsx';
import { FieldPlace, problemSentence } from './steps-frame.tsx';

/** The counter speaks only when the end is near. */
const COUNT_FROM = 200;

export function WordsStep({
  kind,
  draft,
  problems,
  change,
}: {
  kind: ContributionKind;
  draft: Draft;
  problems: DraftProblem[];
  change(part: Partial<Draft>): void;
}) {
  const errorOf = (field: DraftProblem['field']) => {
    const problem = problems.find((one) => one.field === field);
    return problem && problemSentence(problem);
  };
  const left = LIMITS.contributionWords.most - countLetters(said(draft.words));
  return (
    <>
      <FieldPlace field="subject">
        <RadioField
          label={t('contributions:tell.words.subject')}
          error={errorOf('subject')}
          options={SUBJECTS[kind].map((subject) => ({
            value: subject,
            label: t(`contributions:subject.${subject}`),
          }))}
          value={draft.subject}
          beside
          onChange={(subject) => change({ subject })}
        />
      </FieldPlace>
      <FieldPlace field="words">
        <Stack gap="tight">
          <TextArea
            label={t('contributions:tell.words.words')}
            hint={t('contributions:tell.words.hint')}
            error={errorOf('words')}
            value={draft.words}
            rows={5}
            onChange={(event) => change({ words: event.target.value })}
          />
          <div aria-live="polite">
            {left < COUNT_FROM && (
              <Note>
                {left >= 0
                  ? t('contributions:tell.words.left', { count: left })
                  : t('contributions:tell.words.over', { count: -left })}
              </Note>
            )}
          </div>
        </Stack>
      </FieldPlace>
    </>
  );
}
