import { useEffect, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useStore } from 'zustand';
import { Empty } from '../components/empty.tsx';
import { addTemplate, library } from '../state/templates/templates.ts';
import { Designer } from './designer/designer.tsx';
import { GalleryList } from './library/gallery-list.tsx';
import { LibraryList } from './library/library-list.tsx';
import { LibraryTools } from './library/library-tools.tsx';
import { SHARED } from './share/share-link.ts';
import { SharedProposal } from './share/shared-template.tsx';
import './templates-page.css';

/** The gallery, the user's own templates, and the designer for one of them. */
export default function TemplatesPage() {
  const { name: id } = useParams<{ name?: string }>();
  const [, navigate] = useLocation();
  const [search, setSearch] = useState('');
  const templates = useStore(library, (state) => state.templates);
  const open = templates.find((one) => one.id === id);
  const designer = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<string>();
  const openOne = (which: string): void => {
    navigate(`/templates/${which}`);
    setOpened(which);
  };
  // The lists may be long, and on a narrow page below: what was opened there has to be seen.
  useEffect(() => {
    if (opened === undefined || opened !== id) return;
    designer.current?.focus({ preventScroll: true });
    designer.current?.scrollIntoView({ block: 'start' });
  }, [opened, id]);
  return (
    <div className="page templates">
      <div className="row">
        <h1 className="page__title">Templates</h1>
        <span className="grow" />
        <LibraryTools
          onOpen={openOne}
          onNew={() => {
            openOne(addTemplate({ name: 'Untitled', text: '' }).id);
          }}
        />
      </div>
      <div className="templates__columns">
        <div className="stack">
          <input
            type="search"
            className="templates__search"
            placeholder="Search templates"
            aria-label="Search templates"
            value={search}
            onChange={(event) => {
              setSearch(event.target.value);
            }}
          />
          <LibraryList templates={templates} search={search} openId={id} onOpen={openOne} />
          <GalleryList search={search} onTake={openOne} />
        </div>
        <div
          ref={designer}
          className="templates__designer"
          role="region"
          aria-label="Designer"
          tabIndex={-1}
        >
          {id?.startsWith(SHARED) === true ? (
            <SharedProposal segment={id} />
          ) : open === undefined ? (
            <Empty title={id === undefined ? 'No template is open' : 'This template is not here'}>
              {id === undefined
                ? 'Open one of yours, take one from the gallery, or press New template.'
                : 'It was deleted, or saved in another browser. Templates are kept in this browser only.'}
            </Empty>
          ) : (
            <Designer key={open.id} template={open} />
          )}
        </div>
      </div>
    </div>
  );
}
