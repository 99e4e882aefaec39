import { useEffect, useState } from 'react';

/** The value once it has rested for some milliseconds: what was typed, not each letter of it. */
export function useRested<T>(value: T, milliseconds = 180): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
