import { useCallback, useState } from 'react';
import type { Position } from '#domain/place-pack.ts';

export type DevicePosition = 'idle' | 'asking' | 'denied' | 'failed';

/** Asks the device where it is, once, when the person wants that. */
export function useDevicePosition(onPosition: (position: Position) => void) {
  const [state, setState] = useState<DevicePosition>('idle');
  const ask = useCallback(() => {
    if (!('geolocation' in navigator)) {
      setState('failed');
      return;
    }
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onPosition([coords.longitude, coords.latitude]);
      },
      (error) => setState(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  }, [onPosition]);
  return { state, ask };
}
