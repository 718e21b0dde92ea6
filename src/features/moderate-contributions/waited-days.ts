const DAY_MS = 86_400_000;

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Days in the calendar since something was sent: 0 is today, 1 yesterday. */
export const waitedDays = (sentAt: string, now: Date): number =>
  Math.max(0, Math.round((midnight(now) - midnight(new Date(sentAt))) / DAY_MS));
