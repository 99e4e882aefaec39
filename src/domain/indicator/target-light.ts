import { type CivilDate, daysBetween, startOfYear } from '../calendar/civil-date.ts';

/** How a target of the year stands (目标亮灯): reached, on course, at risk, behind or missed, or unknown. */
export type TargetLight = 'done' | 'green' | 'yellow' | 'red' | 'none';

/** A target with what is known of it; values in base units, null without basis. */
export interface TargetCourse {
  readonly goal: number | null;
  readonly now: number | null;
  /** Of a level, what it was at the end of the year before; of a flow, nothing. */
  readonly start?: number | null;
  /** Not to be exceeded (不超过). */
  readonly atMost: boolean;
  readonly due: CivilDate;
  readonly asOf: CivilDate;
}

/** The part of the time from 1 January to the due day that has passed, 0 to 1. */
function elapsedShare({ asOf, due }: Pick<TargetCourse, 'asOf' | 'due'>): number {
  const whole = daysBetween(startOfYear(due), due) + 1;
  return Math.min(1, Math.max(0, (daysBetween(startOfYear(due), asOf) + 1) / whole));
}

/**
 * The light of a target. It is on course while it is not behind the straight line from where the year began to the goal, at
 * risk up to `tolerance` percentage points of the way behind it. What is not to be exceeded is reached only when it is due.
 */
export function targetLight(course: TargetCourse, tolerance: number): TargetLight {
  const { goal, now, atMost, due, asOf } = course;
  if (goal === null || now === null) return 'none';
  const isDue = asOf >= due;
  if (atMost) return lightBelow(now <= goal, isDue);
  if (now >= goal) return 'done';
  return isDue ? 'red' : lightBehind(course, goal, now, tolerance);
}

function lightBelow(isKept: boolean, isDue: boolean): TargetLight {
  if (!isKept) return 'red';
  return isDue ? 'done' : 'green';
}

function lightBehind(course: TargetCourse, goal: number, now: number, tolerance: number): TargetLight {
  const start = Math.min(course.start ?? 0, goal);
  const way = goal - start;
  if (way <= 0) return 'red';
  const behind = (elapsedShare(course) - (now - start) / way) * 100;
  if (behind <= 0) return 'green';
  return behind <= tolerance ? 'yellow' : 'red';
}
