import type { NoExercise } from './share-link.ts';

/** Why a file or a link could not be opened: each mistake on a line of its own, with its place. */
export function NoExerciseWords({ problem: { what, mistakes } }: { readonly problem: NoExercise }) {
  return (
    <>
      <p>{what}</p>
      {mistakes.length > 0 && (
        <ul className="ex__mistakes">
          {mistakes.map(({ path, message }, i) => (
            <li key={i}>
              <code>{path}</code>: {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
