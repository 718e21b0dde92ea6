/**
 * The style sheets that come with late code. One that failed is not asked for again by whoever put
 * it there, so that a screen would come later without its look.
 */
const lost = new Map<string, HTMLLinkElement>();

/** Notes each style sheet that fails from here on. Called once, before any code comes late. */
export function watchStyles(): void {
  document.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet')
        lost.set(target.href, target);
    },
    // the error of a link does not rise
    true,
  );
}

/** The addresses of the style sheets that failed and have not come since. */
export const lostStyles = () => [...lost.keys()];

/** Asks again for every style sheet that failed; `lostStyles` has those that failed again. */
export async function renewStyles(): Promise<void> {
  await Promise.all([...lost.values()].map(renew));
}

function renew(link: HTMLLinkElement): Promise<void> {
  lost.delete(link.href);
  return new Promise((resolve) => {
    const again = document.createElement('link');
    again.rel = 'stylesheet';
    again.crossOrigin = link.crossOrigin;
    again.addEventListener('load', () => resolve());
    again.addEventListener('error', () => resolve());
    again.href = link.href;
    link.replaceWith(again);
  });
}
