import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import styles from './sheet.module.css';

export type SheetHeight = 'low' | 'half' | 'full';
const ORDER: SheetHeight[] = ['low', 'half', 'full'];

/** How much of the room each height takes, as CSS that also gives the map's padding. */
const CSS_HEIGHTS: Record<SheetHeight, string> = { low: '168px', half: '50%', full: '94%' };

/**
 * The place of the present task: a panel beside the map on a laptop, a sheet of three heights on a phone.
 * The handle is dragged, or pressed to go to the next height.
 */
export function Sheet({
  height,
  onHeight,
  handleLabels,
  children,
}: {
  height: SheetHeight;
  onHeight(height: SheetHeight): void;
  /** what pressing the handle would do at each height */
  handleLabels: Record<SheetHeight, string>;
  children: ReactNode;
}) {
  const panel = useRef<HTMLElement>(null);
  const drag = useRef<{ from: number; start: number; moved: boolean } | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);

  const press = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = {
      from: event.clientY,
      start: panel.current?.offsetHeight ?? 0,
      moved: false,
    };
  };
  const move = (event: PointerEvent<HTMLButtonElement>) => {
    if (!drag.current) return;
    const by = drag.current.from - event.clientY;
    if (Math.abs(by) > 4) drag.current.moved = true;
    if (drag.current.moved) setDragged(drag.current.start + by);
  };
  const release = () => {
    const room = panel.current?.parentElement?.offsetHeight ?? 1;
    if (drag.current?.moved && dragged !== null) {
      const share = dragged / room;
      onHeight(share < 0.35 ? 'low' : share < 0.72 ? 'half' : 'full');
    }
    setDragged(null);
  };
  const pressed = () => {
    const wasDrag = drag.current?.moved ?? false;
    drag.current = null;
    if (wasDrag) return;
    onHeight(ORDER[(ORDER.indexOf(height) + 1) % ORDER.length] ?? 'half');
  };

  return (
    <main
      id="main"
      ref={panel}
      className={styles.panel}
      data-dragging={dragged !== null}
      style={
        {
          '--sheet-height': dragged === null ? CSS_HEIGHTS[height] : `${dragged}px`,
        } as React.CSSProperties
      }
    >
      <button
        type="button"
        className={styles.handle}
        aria-label={handleLabels[height]}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={release}
        onClick={pressed}
      />
      <div className={styles.body}>{children}</div>
    </main>
  );
}
