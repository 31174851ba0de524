const ALIGNMENT = 64;
/** Bytes below this offset hold the kernels' table of constants. */
const START = 1024;
const PAGE = 65_536;

/** Allocates ranges of a memory that is created once its size is known. Offsets and lengths are bytes. */
export class Arena {
  #end = START;

  take(bytes: number): number {
    const at = this.#end;
    this.#end = Math.ceil((at + bytes) / ALIGNMENT) * ALIGNMENT;
    return at;
  }

  get pages(): number {
    return Math.ceil(this.#end / PAGE);
  }
}
