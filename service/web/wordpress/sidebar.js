/**
 * The sidebar of the block editor: checks the post on demand and lists its weakly sourced statements.
 * A statement leads to its block. Whatever the copy holds becomes text, never markup.
 */
( ( wp ) => {
	'use strict';

	const { createElement: el, Fragment, useState } = wp.element;
	const { Button, Notice, PanelBody } = wp.components;
	const BLOCKS = 'core/block-editor';
	const BEFORE = [ 'content', 'value', 'summary' ]; // The attributes of blocks that hold copy, before their inner blocks
	const AFTER = [ 'citation', 'caption' ]; // and after them.
	const ENDS = /<\/(?:p|h[1-6]|li|blockquote|pre)>/gi; // Of the paragraphs within a classic block; each is a line of its own.

	const plain = ( html ) => wp.richText.create( { html: String( html ?? '' ).replace( ENDS, '<br>$&' ) } ).text;

	/** Returns the copy of blocks in order, each piece with the id of its block. */
	const pieces = ( blocks ) => blocks.flatMap( ( { clientId, attributes, innerBlocks } ) => {
		const own = ( names ) => names.map( ( name ) => ( { clientId, text: plain( attributes[ name ] ) } ) );
		return [ ...own( BEFORE ), ...pieces( innerBlocks ?? [] ), ...own( AFTER ) ].filter( ( piece ) => piece.text.trim() );
	} );

	/** Returns the copy as one text, and for an offset in it, in UTF-16 units, the block that it stands in. */
	const copyOf = ( blocks ) => {
		let text = '';
		const ends = pieces( blocks ).map( ( piece ) => {
			text += piece.text + '\n\n';
			return { clientId: piece.clientId, end: text.length };
		} );
		return { text, blockAt: ( offset ) => ends.find( ( { end } ) => offset < end )?.clientId };
	};

	const signed = ( points ) => ( points > 0 ? `+${ points }` : `−${ -points }` );

	/** Returns one statement with its score in symbol and words, and the reasons that count. */
	const Statement = ( { statement, bands, onSelect } ) => {
		const { score, reasons } = statement.assessment;
		const band = bands.find( ( { least } ) => score !== null && score >= least );
		const told = band ? `${ band.symbol } ${ score } of 100, ${ band.words }` : '∅ Nothing stored bears on it';
		const counting = score === null ? reasons : reasons.filter( ( { points } ) => points !== 0 );
		return el( 'li', {},
			el( 'strong', {}, told ),
			el( 'p', {}, statement.field === 'title'
				? `Headline: ${ statement.text }`
				: el( Button, { variant: 'link', onClick: onSelect, style: { whiteSpace: 'normal', textAlign: 'start' } }, statement.text ) ),
			el( 'ul', {}, counting.map( ( { code, points, text }, place ) =>
				el( 'li', { key: `${ code } ${ place }` }, points === 0 ? text : `${ signed( points ) } ${ text }` ) ) )
		);
	};

	const Sidebar = () => {
		const [ busy, setBusy ] = useState( false );
		const [ wrong, setWrong ] = useState( '' );
		const [ found, setFound ] = useState( null );

		const check = async () => {
			const copy = copyOf( wp.data.select( BLOCKS ).getBlocks() );
			const title = plain( wp.data.select( 'core/editor' ).getEditedPostAttribute( 'title' ) );
			setWrong( copy.text ? '' : 'There is no copy to check yet.' );
			if ( ! copy.text ) {
				return;
			}
			setBusy( true );
			try {
				const told = await wp.apiFetch( { path: '/second-source/v1/analyze', method: 'POST', data: { text: copy.text, title } } );
				setFound( { ...told, copy } );
			} catch ( error ) {
				setWrong( String( error?.message || 'The check failed.' ) );
			}
			setBusy( false );
		};

		const lead = ( statement ) => {
			const clientId = found.copy.blockAt( statement.start );
			if ( clientId && wp.data.select( BLOCKS ).getBlock( clientId ) ) {
				setWrong( '' );
				wp.data.dispatch( BLOCKS ).selectBlock( clientId );
			} else {
				setWrong( 'Its block is gone; check again.' );
			}
		};

		const scored = found ? found.statements.filter( ( { assessment } ) => assessment ) : [];
		const weak = scored.filter( ( { assessment: { score } } ) => score === null || score < found.below );
		return el( wp.editor.PluginSidebar, { name: 'second-source', title: 'Second Source', icon: 'editor-quote' },
			el( PanelBody, {},
				el( Button, { variant: 'primary', onClick: check, isBusy: busy, disabled: busy }, busy ? 'Checking …' : 'Check this post' ),
				wrong && el( Notice, { status: 'error', isDismissible: false }, wrong ),
				found && el( Fragment, {},
					el( 'p', { role: 'status' }, `${ weak.length } of ${ scored.length } statements are weakly sourced in the stored articles.` ),
					el( 'ol', {}, weak.map( ( statement, place ) =>
						el( Statement, { key: place, statement, bands: found.bands, onSelect: () => lead( statement ) } ) ) ) ) )
		);
	};

	wp.plugins.registerPlugin( 'second-source', { render: Sidebar, icon: 'editor-quote' } );
} )( window.wp );
