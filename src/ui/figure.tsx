import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './figure.module.css';

const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`;

/** A value on a line from one end to the other, with its range drawn as a range. Shares are 0 to 1 along the line. */
export function RangePlot({
  at,
  low,
  high,
  ends,
  label,
}: {
  at: number;
  low: number;
  high: number;
  ends: [string, string];
  label: string;
}) {
  return (
    <div>
      <div className={styles.track} role="img" aria-label={label}>
        <span className={styles.range} style={{ left: percent(low), width: percent(high - low) }} />
        <span className={styles.dot} style={{ left: percent(at) }} />
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  );
}

/** Rows of values with their ranges that share one line. Shares are 0 to 1 along it; `shown` is the value in words. */
export function RangeRows({
  rows,
  ends,
}: {
  rows: { label: string; at: number; low: number; high: number; shown: string }[];
  ends: [string, string];
}) {
  return (
    <div>
      <ul className={styles.rows} style={{ listStyle: 'none' }}>
        {rows.map(({ label, at, low, high, shown }) => (
          <li className={styles.row} key={label}>
            <span>{label}</span>
            <span>{shown}</span>
            <span className={`${styles.track} ${styles.wide}`} aria-hidden="true">
              <span
                className={styles.range}
                style={{ left: percent(low), width: percent(high - low) }}
              />
              <span className={styles.dot} style={{ left: percent(at) }} />
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.ends} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  );
}

/** Rows of bars that share one scale; the number stands beside each. */
export function BarRows({ rows }: { rows: { label: string; value: number; shown: string }[] }) {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return (
    <ul className={styles.rows} style={{ listStyle: 'none' }}>
      {rows.map((row) => (
        <li className={styles.row} key={row.label}>
          <span>{row.label}</span>
          <span>{row.shown}</span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.fill} style={{ width: percent(row.value / most) }} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Columns over time. A null is missing, hatched, and never a zero. */
export function Columns({
  label,
  values,
  ends,
}: {
  label: string;
  values: { key: string; value: number | null }[];
  ends: [string, string];
}) {
  const most = Math.max(1, ...values.map(({ value }) => value ?? 0));
  return (
    <div>
      <div className={styles.columns} role="img" aria-label={label}>
        {values.map(({ key, value }) => (
          <span className={styles.column} key={key}>
            {value === null ? (
              <span className={styles.missing} />
            ) : (
              <span className={styles.bar} style={{ height: percent(value / most) }} />
            )}
          </span>
        ))}
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  );
}

/** The figures behind a picture, as a table. Columns of numbers are set to the right. */
export function Table({
  caption,
  head,
  numeric = [],
  rows,
}: {
  caption: string;
  head: string[];
  numeric?: number[];
  rows: { key: string; cells: ReactNode[] }[];
}) {
  const side = (column: number) => (numeric.includes(column) ? styles.number : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
    <section className={styles.tableWrap} tabIndex={0} aria-label={caption}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((title, column) => (
              <th scope="col" className={side(column)} key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, column) =>
                column === 0 ? (
                  <th scope="row" key={head[column]}>
                    {cell}
                  </th>
                ) : (
                  <td className={side(column)} key={head[column]}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** More, behind one press: "show the figures". */
export function Disclosure({
  summary,
  open = false,
  children,
}: {
  summary: string;
  /** whether it starts open */
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className={styles.disclosure} open={open}>
      <summary>
        <ChevronRight size={18} aria-hidden="true" />
        {summary}
      </summary>
      {children}
    </details>
  );
}
