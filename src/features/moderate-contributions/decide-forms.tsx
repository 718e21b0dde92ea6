import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Contribution, contributionQuery } from '#api/contributions.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Row, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import type { CardDraft } from './card-draft.ts';
import { DeclineForm } from './decline-form.tsx';
import { ReplyForm } from './replies.tsx';
import { DecideAnswer } from './troubles.tsx';
import { useDecide } from './use-decide.ts';
import { useReply } from './use-reply.ts';

export type Outcome = { tone: 'done' | 'problem'; sentence: string };
/** What is open below a contribution. */
export type OpenForm = CardDraft['form'] | null;

const FIRST_WORDS = 60;
const shorten = (words: string) =>
  words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS)}…` : words;

/** What an officer does with a contribution. Whoever decides it elsewhere takes no word from here. */
export function DecideForms({
  placeCode,
  contribution,
  left,
  open,
  first,
  onDraft,
  onOpen,
  onOutcome,
}: {
  placeCode: string;
  contribution: Contribution;
  /** it left the list while a form was open here */
  left: boolean;
  open: OpenForm;
  /** what was typed before the form was left without sending */
  first: string;
  onDraft(draft: CardDraft): void;
  onOpen(open: OpenForm): void;
  onOutcome(outcome: Outcome): void;
}) {
  const { id, status } = contribution;
  const { decide, answer, busy, refresh } = useDecide(placeCode, contribution);
  const reply = useReply(placeCode, id);
  const conflict = answer?.outcome === 'conflict';
  const elsewhere = useDecidedElsewhere(placeCode, contribution, left || conflict);
  const place = useFocusAfter(open);
  const words = shorten(contribution.words);

  const told = useRef({ open, onOutcome, refresh });
  told.current = { open, onOutcome, refresh };
  useEffect(() => {
    if (!conflict) return;
    // without a form the card leaves with the next reading, and takes its sentence along
    if (told.current.open === null) {
      const sentence = t('contributions:queue.refusal.already-decided');
      told.current.onOutcome({ tone: 'problem', sentence });
    }
    void told.current.refresh();
  }, [conflict]);

  const decideNow = async (decision: 'published' | 'declined', reason: string | null) => {
    if (!(await decide(decision, reason))) return;
    const sentence = t(
      `contributions:queue.${decision === 'published' ? 'didPublish' : 'didDecline'}`,
      { words },
    );
    onOutcome({ tone: 'done', sentence });
    onOpen(null);
    await refresh();
  };
  const close = (sentence: string | null) => {
    // the card goes with its form, so the focus goes to what is said about it
    if (elsewhere) onOutcome({ tone: 'done', sentence: sentence ?? elsewhere });
    onOpen(null);
  };
  const replied = () => close(t('contributions:queue.didReply', { words }));
  const replyWith = async (body: string) => {
    if (await reply.reply(body)) replied();
  };
  return (
    <div ref={place}>
      <Stack>
        {elsewhere && open !== null && <Notice tone="waiting">{elsewhere}</Notice>}
        {open !== 'decline' && !conflict && <DecideAnswer answer={answer} />}
        {open !== 'decline' && !elsewhere && (
          <Row>
            {status !== 'published' && (
              <Button
                variant="primary"
                disabled={busy}
                onClick={() => void decideNow('published', null)}
              >
                {t('contributions:queue.publish')}
              </Button>
            )}
            {status !== 'declined' && (
              <Button data-opens="decline" onClick={() => onOpen('decline')}>
                {t('contributions:queue.decline')}
              </Button>
            )}
            <Button
              variant="quiet"
              data-opens="reply"
              aria-expanded={open === 'reply'}
              onClick={() => onOpen(open === 'reply' ? null : 'reply')}
            >
              {t('contributions:queue.reply')}
            </Button>
          </Row>
        )}
        {open === 'decline' && (
          <DeclineForm
            working={busy || reply.busy}
            decided={elsewhere !== null}
            first={first}
            answer={answer}
            replyAnswer={reply.answer}
            onDraft={onDraft}
            onDecline={(reason) => void decideNow('declined', reason)}
            onReply={(body) => void replyWith(body)}
            onCancel={() => close(null)}
          />
        )}
        {open === 'reply' && (
          <ReplyForm
            placeCode={placeCode}
            contributionId={id}
            first={first}
            onDraft={onDraft}
            onCancel={() => close(null)}
            onDone={replied}
          />
        )}
      </Stack>
    </div>
  );
}

/** What somebody else has decided meanwhile, in a sentence; null while nobody has. */
function useDecidedElsewhere(placeCode: string, { id, status }: Contribution, decided: boolean) {
  const { data } = useQuery({ ...contributionQuery(placeCode, id), enabled: decided });
  if (!decided) return null;
  const now = data?.status;
  return now === 'published' || now === 'declined'
    ? t(`contributions:queue.elsewhere.${now === status ? 'unknown' : now}`)
    : t('contributions:queue.elsewhere.unknown');
}

/** When a form closes and its card stays, the focus goes back to the button that opened it. */
function useFocusAfter(open: OpenForm) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(open);
  useEffect(() => {
    const closed = open === null ? before.current : null;
    before.current = open;
    if (!closed || (document.activeElement && document.activeElement !== document.body)) return;
    place.current?.querySelector<HTMLElement>(`[data-opens="${closed}"]`)?.focus();
  }, [open]);
  return place;
}
