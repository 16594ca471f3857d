/** Mean and deviation of the rate in one hour. */
export interface Hour {
  readonly mean: number;
  readonly deviation: number;
}

/** 7 days from Sunday, 24 hours each. */
export type Week = readonly (readonly Hour[])[];

export const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** A week as a draft keeps it: JSON of 7 × 24 pairs. */
export function formatWeek(week: Week): string {
  return JSON.stringify(
    week.map((day) => day.map(({ mean, deviation }): [number, number] => [mean, deviation])),
  );
}

/** Quiet nights and busy days: something to see before anything is changed. */
function firstWeek(): Week {
  return DAYS.map((_, day) =>
    Array.from({ length: 24 }, (__, hour) => {
      const busy = Math.max(0, Math.sin(((hour - 6) / 14) * Math.PI));
      const mean = Math.round((100 + 900 * busy) * (day === 0 || day === 6 ? 0.5 : 1));
      return { mean, deviation: Math.round(mean / 10) };
    }),
  );
}

export const FIRST_WEEK = formatWeek(firstWeek());

/** @returns the week in a text that `formatWeek` wrote; the first week for any other */
export function parseWeek(text: string): Week {
  try {
    const days: unknown = JSON.parse(text);
    if (Array.isArray(days) && days.length === 7) {
      const week = days.map((day: unknown) => (Array.isArray(day) ? day.map(hourOf) : []));
      if (week.every((day) => day.length === 24)) return week;
    }
  } catch {
    // A draft of another version: the week starts anew.
  }
  return firstWeek();
}

function hourOf(pair: unknown): Hour {
  const [mean, deviation] = Array.isArray(pair) ? (pair as unknown[]) : [];
  return { mean: finite(mean), deviation: finite(deviation) };
}

function finite(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}
