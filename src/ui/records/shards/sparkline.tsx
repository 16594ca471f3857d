/** A small line of the last values; the highest reaches the top. */
export function Sparkline({
  values,
  label,
}: {
  readonly values: readonly number[];
  readonly label: string;
}) {
  const highest = Math.max(1, ...values);
  const points = values.map(
    (value, i) => `${(i / Math.max(1, values.length - 1)) * 48},${14 - (value / highest) * 13}`,
  );
  return (
    <svg
      className="shard-chip-spark"
      viewBox="0 0 48 14"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}, last minute, at most ${highest}`}
    >
      {values.length > 1 && <polyline points={points.join(' ')} />}
    </svg>
  );
}
