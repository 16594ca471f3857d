import { encode } from 'uqr';

/** Modules of white around the code: readers find its edge by them (ISO/IEC 18004). */
const QUIET = 4;

/** A text as a picture for a phone's camera: dark on white in every theme, as readers want it. */
export default function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  return (
    <svg className="sign-in__qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={squaresPath(data)} fill="#000" />
    </svg>
  );
}

/** An SVG path of all dark squares, one rectangle for each run of them in a row. */
export function squaresPath(rows: readonly (readonly boolean[])[]): string {
  let path = '';
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      const start = x;
      while (row[x + 1] === true) x += 1;
      path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`;
    }
  });
  return path;
}
