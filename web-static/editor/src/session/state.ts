/** A value with listeners, outside React. Setting the same value tells nobody. */
export class State<T extends object> {
  #value: T
  #listeners = new Set<() => void>()

  constructor(initial: T) {
    this.#value = initial
  }

  get = (): T => this.#value

  set(change: Partial<T>): void {
    const same = (Object.keys(change) as (keyof T)[]).every((key) => Object.is(this.#value[key], change[key]))
    if (same) return
    this.#value = { ...this.#value, ...change }
    for (const listener of this.#listeners) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
