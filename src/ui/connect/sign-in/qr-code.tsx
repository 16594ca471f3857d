import { encode } from 'uqr';
import { squaresPath } from './squares-path.ts';

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
