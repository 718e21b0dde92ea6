import { SignIn } from '#features/sign-in/sign-in-screen.tsx';
import { WithSession } from './with-session.tsx';

export function SignInScreen() {
  return <WithSession>{({ session }) => <SignIn session={session} />}</WithSession>;
}
