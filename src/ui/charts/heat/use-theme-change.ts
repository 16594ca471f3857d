import { useEffect, useState } from 'react';

/** Changes whenever the page turns dark or light: pictures on a canvas are painted again. */
export function useThemeChange(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const observer = new MutationObserver(() => {
      setChanges((count) => count + 1);
    });
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    return () => {
      observer.disconnect();
    };
  }, []);
  return changes;
}
