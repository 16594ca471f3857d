/** US dollars: three digits below a dollar, so that one shard-hour does not read as $0.02. */
export function formatDollars(amount: number): string {
  if (amount > 0 && amount < 0.0005) return 'under $0.001';
  const digits = amount !== 0 && Math.abs(amount) < 1 ? 3 : 2;
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
