import { type ComponentType, lazy } from 'react';
import { lateCode, whenForgotten } from './late-code.ts';

/**
 * A component whose code comes when it is first shown. `begin` asks for it sooner. Where it did not
 * come the nearest boundary says so, and once the failure is forgotten it is asked for again.
 */
export function lazyScreen<P extends object>(load: () => Promise<ComponentType<P>>) {
  const code = lateCode(load);
  let Loaded = fresh();
  function fresh() {
    return lazy(async () => {
      try {
        return { default: await code() };
      } catch (error) {
        whenForgotten(() => {
          Loaded = fresh();
        });
        throw error;
      }
    });
  }
  const Screen = (props: P) => <Loaded {...props} />;
  return Object.assign(Screen, { begin: () => void code().catch(() => {}) });
}
