import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { environmentQuery } from '#api/environment.ts';
import { CONTRIBUTION_KINDS, type DraftProblem, draftProblems } from '#domain/contribution.ts';
import type { Manifest } from '#domain/place-pack.ts';
import type { MapStage } from '#map/map-stage.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Note, Stack, useTitle } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { CheckStep } from './check-step.tsx';
import { KindStep } from './kind-step.tsx';
import { SentScreen } from './sent-screen.tsx';
import { FIELDS, STEPS, type Step, stepOf } from './steps.ts';
import { StepFrame } from './steps-frame.tsx';
import { useDraft } from './use-draft.ts';
import { useSend } from './use-send.ts';
import { WhereStep } from './where-step.tsx';
import { WordsStep } from './words-step.tsx';

/** A resident says what is good, what is needed, an idea or a story: no account, no map needed. */
export function TellUsScreen({ manifest, stage }: { manifest: Manifest; stage: MapStage }) {
  const environment = useQuery(environmentQuery);
  const { place } = manifest;
  useTitle(t('contributions:pageTitle', { page: t('contributions:tell.page'), place: place.name }));
  if (environment.data?.backend === 'none')
    return (
      <Stack>
        <h1 style={{ fontSize: 'var(--text-4)' }}>
          {t('contributions:tell.title', { place: place.name })}
        </h1>
        <Notice>{t('contributions:tell.noBackend')}</Notice>
      </Stack>
    );
  return <TellUs manifest={manifest} stage={stage} />;
}

function TellUs({ manifest, stage }: { manifest: Manifest; stage: MapStage }) {
  const { draft, change, clear, kept } = useDraft(manifest.place.code);
  const [found] = useState(draft.words.trim() !== '');
  const [query, setQuery] = useSearchParams();
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<DraftProblem[]>([]);
  const send = useSend(manifest.place.code, clear);

  // a link may already say the kind: "This is good", "This needs work"
  const asked = CONTRIBUTION_KINDS.find((kind) => kind === query.get('kind'));
  useEffect(() => {
    if (!asked) return;
    change({ kind: asked });
    setQuery(
      (current) => {
        const next = new URLSearchParams(current);
        next.delete('kind');
        next.set('step', 'words');
        return next;
      },
      { replace: true },
    );
  }, [asked, change, setQuery]);

  const goTo = (step: Step) => {
    setRefused([]);
    setTries(0);
    setQuery((current) => {
      const next = new URLSearchParams(current);
      next.set('step', step);
      return next;
    });
  };
  const step = draft.kind ? stepOf(query.get('step')) : 'kind';
  const at = STEPS.indexOf(step);
  const problems = refused.filter((problem) =>
    draftProblems(draft, [problem.field]).some(({ reason }) => reason === problem.reason),
  );

  if (send.sent)
    return (
      <SentScreen
        manifest={manifest}
        sent={send.sent}
        onAnother={() => {
          send.forget();
          goTo('kind');
        }}
      />
    );

  const goOn = () => {
    const here = draftProblems(draft, FIELDS[step]);
    setRefused(here);
    if (here.length > 0) return setTries(tries + 1);
    if (step !== 'check') return goTo(STEPS[at + 1] ?? 'check');
    // a step that was skipped by hand in the address is asked first
    const skipped = STEPS.find((one) => draftProblems(draft, FIELDS[one]).length > 0);
    if (skipped) goTo(skipped);
    else send.send(draft);
  };
  const title = {
    kind: t('contributions:tell.kind.title'),
    words: t(`contributions:tell.words.title.${draft.kind ?? 'asset'}`),
    where: t('contributions:tell.where.title'),
    check: t('contributions:tell.check.title'),
  }[step];
  const shared = { draft, problems, change };
  return (
    <Stack gap="loose">
      {found && step !== 'check' && (
        <Notice>
          <p>{t('contributions:tell.kept')}</p>
          <Button
            small
            onClick={() => {
              clear();
              goTo('kind');
            }}
          >
            {t('contributions:tell.startAgain')}
          </Button>
        </Notice>
      )}
      <StepFrame
        step={step}
        title={title}
        problems={problems}
        attempt={tries}
        onBack={at > 0 ? () => goTo(STEPS[at - 1] ?? 'kind') : null}
        onContinue={step === 'kind' ? null : goOn}
        continueLabel={
          step !== 'check'
            ? t('contributions:tell.continue')
            : send.sending
              ? t('contributions:tell.check.sending')
              : t('contributions:tell.check.send')
        }
        working={send.sending}
      >
        {step === 'kind' && (
          <>
            <Note>{t('contributions:tell.kind.lead')}</Note>
            <KindStep
              chosen={draft.kind}
              onChoose={(kind) => {
                change({ kind });
                goTo('words');
              }}
            />
          </>
        )}
        {step === 'words' && draft.kind && <WordsStep kind={draft.kind} {...shared} />}
        {step === 'where' && <WhereStep manifest={manifest} stage={stage} {...shared} />}
        {step === 'check' && <CheckStep manifest={manifest} {...shared} />}
        {step === 'check' && send.trouble && (
          <Notice tone="problem" title={t('contributions:tell.check.notSent')}>
            <p>{send.trouble}</p>
            <p>{t('contributions:tell.check.stillHere')}</p>
          </Notice>
        )}
      </StepFrame>
      {step !== 'kind' && (
        <Note>{t(kept ? 'contributions:tell.keptHere' : 'contributions:tell.notKept')}</Note>
      )}
    </Stack>
  );
}
