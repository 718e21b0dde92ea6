import { Join } from '#features/join/join-screen.tsx';
import { SignInForm } from '#features/sign-in/sign-in-form.tsx';
import { WithSession } from './with-session.tsx';

export function JoinScreen() {
  return (
    <WithSession>
      {(who) => (
        <Join
          {...who}
          signInForm={(button, onSignedIn) => (
            <SignInForm button={button} onSignedIn={onSignedIn} />
          )}
        />
      )}
    </WithSession>
  );
}
