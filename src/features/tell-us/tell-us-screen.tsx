import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { environmentQuery } from '#api/environment.ts';
import { draftShelf } from '#api/kept-drafts.ts';
import {
  CONTRIBUTION_KINDS,
  type Draft,
  type DraftProblem,
  draftProblems,
} from '#domain/contribution.ts';
import type { Manifest } from '#domain/place-pack.ts';
import type { MapStage } from '#map/map-stage.ts';
import { t } from '#text/t.ts';
import { BegunElsewhere } from '#ui/begun-elsewhere.tsx';
import { Button } from '#ui/button.tsx';
import { Note, Stack, useTitle } from '#ui/layout.tsx';
import { Notice, Skeleton } from '#ui/notice.tsx';
import { useDraftDesk } from '#ui/use-draft-desk.ts';
import { CheckStep } from './check-step.tsx';
import { type InHand, isBegun, NOTHING_IN_HAND, parseInHand } from './in-hand.ts';
import { KindStep } from './kind-step.tsx';
import { EarlierArrived, NotSent, Unsure } from './send-outcome.tsx';
import { SentScreen } from './sent-screen.tsx';
import { FIELDS, STEPS, type Step, stepOf } from './steps.ts';
import { StepFrame } from './steps-frame.tsx';
import { useSend } from './use-send.ts';
import { useSent } from './use-sent.ts';
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
  const { place } = manifest;
  const {
    desk,
    draft: inHand,
    reading,
    restored,
    kept,
    others,
  } = useDraftDesk(
    draftShelf({ what: `contribution/${place.code}`, owner: null }, parseInHand),
    NOTHING_IN_HAND,
    isBegun,
  );
  const change = useCallback((part: Partial<Draft>) => void desk.change(part), [desk]);
  const [query, setQuery] = useSearchParams();
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<DraftProblem[]>([]);
  const { sent, show } = useSent();
  const { sending, notDone, send } = useSend(place.code, desk, show);

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
  const wanted = stepOf(query.get('step'));
  const step = inHand.kind ? wanted : 'kind';
  const at = STEPS.indexOf(step);
  const problems = refused.filter((problem) =>
    draftProblems(inHand, [problem.field]).some(({ reason }) => reason === problem.reason),
  );

  if (sent) return <SentScreen manifest={manifest} sent={sent} onAnother={() => goTo('kind')} />;
  // a step further on shows what was begun, which is not here yet
  if (reading && step !== wanted) return <Skeleton label={t('common:loading')} lines={6} />;

  const goOn = () => {
    const here = draftProblems(inHand, FIELDS[step]);
    setRefused(here);
    if (here.length > 0) return setTries(tries + 1);
    if (step !== 'check') return goTo(STEPS[at + 1] ?? 'check');
    // a step that was skipped by hand in the address is asked first
    const skipped = STEPS.find((one) => draftProblems(inHand, FIELDS[one]).length > 0);
    if (skipped) goTo(skipped);
    else send();
  };
  const leaveItAtThat = () => {
    const [last, ...earlier] = inHand.arrived.toReversed();
    if (!last) return;
    desk.reset(NOTHING_IN_HAND);
    const sentAt = new Date().toISOString();
    show({ ...last, sentAt, earlier: earlier.map(({ code }) => code) });
  };
  const unsure = inHand.attempt?.maybe && !sending ? inHand.attempt : null;
  const title = {
    kind: t('contributions:tell.kind.title'),
    words: t(`contributions:tell.words.title.${inHand.kind ?? 'asset'}`),
    where: t('contributions:tell.where.title'),
    check: t('contributions:tell.check.title'),
  }[step];
  const shared = { draft: inHand, problems, change };
  return (
    <Stack gap="loose">
      <BegunElsewhere others={others} goOn={desk.goOn} throwAway={desk.throwAway} />
      {step !== 'check' && unsure && (
        <Unsure receipt={unsure.receipt} notDone={null} onCheck={() => goTo('check')} />
      )}
      {step !== 'check' && !unsure && restored && inHand.words.trim() !== '' && (
        <Notice>
          <p>{t('contributions:tell.kept')}</p>
          <Button
            small
            onClick={() => {
              desk.reset(NOTHING_IN_HAND);
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
        continueLabel={step === 'check' ? sendLabel(inHand, sending) : undefined}
        working={sending}
      >
        {step === 'kind' && (
          <>
            <Note>{t('contributions:tell.kind.lead')}</Note>
            <KindStep
              chosen={inHand.kind}
              onChoose={(kind) => {
                change({ kind });
                goTo('words');
              }}
            />
          </>
        )}
        {step === 'words' && inHand.kind && <WordsStep kind={inHand.kind} {...shared} />}
        {step === 'where' && <WhereStep manifest={manifest} stage={stage} {...shared} />}
        {step === 'check' && <CheckStep manifest={manifest} {...shared} />}
        {step === 'check' && inHand.arrived.length > 0 && (
          <EarlierArrived arrived={inHand.arrived} onLeave={leaveItAtThat} />
        )}
        {step === 'check' && unsure && (
          <Unsure receipt={unsure.receipt} notDone={notDone} onCheck={null} />
        )}
        {step === 'check' && !unsure && notDone && <NotSent notDone={notDone} />}
      </StepFrame>
      {step !== 'kind' && (
        <Note>{t(kept ? 'contributions:tell.keptHere' : 'contributions:tell.notKept')}</Note>
      )}
    </Stack>
  );
}

function sendLabel({ arrived }: InHand, sending: boolean): string {
  if (sending) return t('contributions:tell.check.sending');
  return t(`contributions:tell.check.${arrived.length > 0 ? 'sendNew' : 'send'}`);
}
