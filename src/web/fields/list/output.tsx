import type { ReactElement } from 'react';
import type { ListField } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import type { OutputProps } from '../field-ui.ts';
import { ShownText } from '../shown-text.tsx';
import { typedItems } from './items.ts';

/** Sub-records as a small table; in a table's cell their number. `Shown` draws the cells. */
export function listOutput(Shown: (props: OutputProps) => ReactElement | null): (props: OutputProps<ListField>) => ReactElement {
  return function ListOutput(props) {
    const { field, value, compact } = props;
    const t = useText();
    const items = typedItems(value);
    const columns = Object.entries(field.of).filter(([name]) => items.some((item) => item[name] !== undefined));
    if (compact || columns.length === 0) return compact ? <>{items.length}</> : <ShownText {...props} />;
    return (
      <ScrollBox name={t(field.name)}>
        <table className="small-table">
          <thead>
            <tr><th scope="col">#</th>{columns.map(([name, inner]) => <th key={name} scope="col">{t(inner.name)}</th>)}</tr>
          </thead>
          <tbody>
            {items.map((item, index) => (
              <tr key={String(item['id'] ?? index)}>
                <td className="muted">{String(item['id'] ?? index + 1)}</td>
                {columns.map(([name, inner]) => <td key={name}><Shown field={inner} value={item[name]} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    );
  };
}
