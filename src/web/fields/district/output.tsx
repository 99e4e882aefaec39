export { ShownText as DistrictOutput } from '../shown-text.tsx';
