import { useEffect, useSyncExternalStore } from 'react';

function useMedia(condition: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(condition);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => window.matchMedia(condition).matches,
  );
}

/** The theme that the device asks for, set on the document too. */
export function useTheme(): 'light' | 'dark' {
  const theme = useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return theme;
}

/** Whether the screen is a phone's: the panel is then a sheet over the map. The same width as in the styles. */
export const useNarrow = () => useMedia('(max-width: 760px)');
