import type { NotDone } from '#api/answer.ts';
import { signIn } from '#api/session.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { useWrite } from '#ui/use-write.ts';

type Words = { email: string; password: string };
const send = (_key: string, { email, password }: Words) => signIn(email, password);

/** Signs in. `enter` gives true where the words were refused. */
export function useSignIn(onSignedIn: () => Promise<void>) {
  const { write, answer, busy } = useWrite(send, (words: Words) => words);
  const enter = async (email: string, password: string): Promise<boolean> => {
    const done = await write({ email, password });
    if (done) await onSignedIn();
    return done === null;
  };
  return { enter, answer, busy };
}

/** Why nobody was signed in. */
export function SignInAnswer({ answer }: { answer: NotDone<'wrong'> | null }) {
  return (
    <AnswerNotice
      answer={answer}
      of="read"
      sentence={(refusal) => t(`account:signIn.${refusal}`)}
    />
  );
}
