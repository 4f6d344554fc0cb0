import { render } from 'preact';
import { CostsPage } from './costs/costs-page.tsx';

const root = document.getElementById('root');
if (root) render(<CostsPage />, root);
