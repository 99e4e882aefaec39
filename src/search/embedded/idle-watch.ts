/** Tells when nothing has happened for so long (闲置), once each time. It keeps no process alive. */
export class IdleWatch {
  readonly #millis: number;
  readonly #onIdle: () => void;
  #lastTouch = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(millis: number, onIdle: () => void) {
    this.#millis = millis;
    this.#onIdle = onIdle;
  }

  touch(): void {
    this.#lastTouch = performance.now();
    this.#timer ??= this.#wait(this.#millis);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(millis: number): NodeJS.Timeout {
    return setTimeout(() => this.#look(), millis).unref();
  }

  #look(): void {
    const left = this.#lastTouch + this.#millis - performance.now();
    this.#timer = left > 0 ? this.#wait(left) : undefined;
    if (left <= 0) this.#onIdle();
  }
}
