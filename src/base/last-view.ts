/** Keeps the view of the buffer that was asked for last: making one costs more than some reads. */
export class LastView {
  #view = new DataView<ArrayBufferLike>(new ArrayBuffer(0));

  /** A view of the whole buffer below `bytes`; offsets in it begin at `bytes.byteOffset`. */
  of({ buffer }: Uint8Array): DataView {
    if (this.#view.buffer !== buffer) this.#view = new DataView(buffer);
    return this.#view;
  }
}
