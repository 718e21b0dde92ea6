import { type ReactNode, useEffect, useRef } from 'react';
import type { DraftProblem } from '#domain/contribution.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Note, Row, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { STEPS, type Step } from './steps.ts';

export const problemSentence = ({ field, reason }: DraftProblem): string =>
  field === 'words'
    ? t(`contributions:tell.problem.words.${reason}`)
    : t(`contributions:tell.problem.${field}.missing`);

/** One step: heading with the focus, what is missing, the questions, and the way on. */
export function StepFrame({
  step,
  title,
  problems,
  attempt,
  onBack,
  onContinue,
  continueLabel = t('contributions:tell.continue'),
  working = false,
  children,
}: {
  step: Step;
  title: string;
  problems: DraftProblem[];
  /** counts the refused tries: each brings the focus to what is missing */
  attempt: number;
  onBack: (() => void) | null;
  onContinue: (() => void) | null;
  continueLabel?: string | undefined;
  working?: boolean;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step brings the focus to its heading
  useEffect(() => heading.current?.focus(), [step]);
  useEffect(() => {
    if (attempt > 0) summary.current?.focus();
  }, [attempt]);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onContinue?.();
      }}
    >
      <Stack gap="loose">
        <Stack gap="tight">
          <Note>
            {t('contributions:tell.step', { step: STEPS.indexOf(step) + 1, steps: STEPS.length })}
          </Note>
          <h1 ref={heading} tabIndex={-1} style={{ fontSize: 'var(--text-4)' }}>
            {title}
          </h1>
        </Stack>
        {problems.length > 0 && (
          <div ref={summary} tabIndex={-1}>
            <Notice
              tone="problem"
              title={t('contributions:tell.problems', { count: problems.length })}
            >
              <ul style={{ paddingLeft: 20 }}>
                {problems.map((problem) => (
                  <li key={problem.field}>
                    <a
                      href={`#field-${problem.field}`}
                      onClick={(event) => {
                        event.preventDefault();
                        focusField(problem.field);
                      }}
                    >
                      {problemSentence(problem)}
                    </a>
                  </li>
                ))}
              </ul>
            </Notice>
          </div>
        )}
        {children}
        {(onBack || onContinue) && (
          <Row between>
            {onBack && (
              <Button variant="quiet" onClick={onBack}>
                {t('contributions:tell.back')}
              </Button>
            )}
            {onContinue && (
              <Button type="submit" variant="primary" disabled={working}>
                {continueLabel}
              </Button>
            )}
          </Row>
        )}
      </Stack>
    </form>
  );
}

/** The place of a field, so that the list of what is missing can lead to it. */
export function FieldPlace({ field, children }: { field: string; children: ReactNode }) {
  return <div id={`field-${field}`}>{children}</div>;
}

function focusField(field: string) {
  const place = document.getElementById(`field-${field}`);
  const control = place?.querySelector<HTMLElement>('input, select, textarea');
  if (!control) throw new Error(`no control in the place of the field ${field}`);
  control.focus();
}
