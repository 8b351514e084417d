/** Lowest shares of the five heats, the coolest last. */
const BOUNDS = [0, 0.5, 0.75, 0.9, 1];

/** Which of five colours a share has: 1 below a half, 5 where all of it conforms. */
export function heatOf(share: number): number {
  return BOUNDS.filter((bound) => share >= bound).length;
}
