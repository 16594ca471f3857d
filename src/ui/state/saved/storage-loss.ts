import { notify } from '../notices.ts';

/** A part of the page that keeps something in the browser's storage, and holds it in memory too. */
interface Holder {
  /** The browser may have removed all that was stored. */
  lost(): void;
  /** Writes what storage lacks of what is held. @returns false while the browser refuses */
  writeMissing(): Promise<boolean>;
}

const RETRY_AFTER_MS = 10_000;

const holders = new Set<Holder>();
let timer: ReturnType<typeof setTimeout> | undefined;
/** The user was told that something is not kept, and not yet that all is kept again. */
let told = false;

/** From now on the holder hears when storage was emptied, and is asked again after a refusal. */
export function holdAgainstLoss(holder: Holder): void {
  holders.add(holder);
}

/** The browser has closed its storage. On a full disk, it may have removed what was in it. */
export function storageLost(): void {
  for (const holder of holders) holder.lost();
  void writeAgain();
}

/** The browser refused to store something: it is offered again later. */
export function storageRefused(): void {
  timer ??= setTimeout(() => void writeAgain(), RETRY_AFTER_MS);
}

async function writeAgain(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const written = await Promise.all([...holders].map((holder) => holder.writeMissing()));
  if (written.every((one) => one)) {
    if (told)
      notify({
        type: 'success',
        header: 'The browser keeps your runs, templates and settings again.',
      });
    told = false;
    return;
  }
  if (!told)
    notify({
      type: 'warning',
      header: 'The browser does not keep all of your runs, templates and settings.',
      text: 'It refuses to store them; its disk may be full. This page still holds them and tries again every 10 seconds. Free some disk space. Export what you need before you close or reload the tab.',
    });
  told = true;
  storageRefused();
}
