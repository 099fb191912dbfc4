// As much of `wp` as the sidebar asks for: elements that are drawn anew with every change of state, two stores, and blocks.
( () => {
	const state = [];
	let place = 0;
	const useState = ( first ) => {
		const mine = place++;
		state[ mine ] ??= { value: first };
		return [ state[ mine ].value, ( value ) => { state[ mine ].value = value; draw(); } ];
	};
	const createElement = ( type, props, ...children ) => ( { type, props: children.length ? { ...props, children } : { ...props } } );
	const Fragment = ( { children } ) => children;
	const put = ( into, node ) => {
		if ( Array.isArray( node ) ) return node.forEach( ( one ) => put( into, one ) );
		if ( node === null || node === undefined || node === false || node === '' ) return;
		if ( typeof node !== 'object' ) return into.append( document.createTextNode( node ) );
		if ( typeof node.type === 'function' ) return put( into, node.type( node.props ) );
		const { children, onClick, style, dangerouslySetInnerHTML, ...attributes } = node.props;
		const element = document.createElement( node.type );
		Object.entries( attributes ).filter( ( [ name, value ] ) => name !== 'key' && value !== false ).forEach( ( [ name, value ] ) => element.setAttribute( name, value ) );
		if ( onClick ) element.addEventListener( 'click', onClick );
		if ( dangerouslySetInnerHTML ) element.innerHTML = dangerouslySetInnerHTML.__html;
		put( element, children );
		into.append( element );
	};
	let render;
	const draw = () => {
		place = 0;
		const root = document.createElement( 'main' );
		put( root, render() );
		document.querySelector( 'main' ).replaceWith( root );
	};
	const post = window.post = { title: '', blocks: [], selected: null };
	const flat = ( blocks ) => blocks.flatMap( ( block ) => [ block, ...flat( block.innerBlocks ) ] );
	const stores = {
		'core/editor': { getEditedPostAttribute: ( name ) => post[ name ] },
		'core/block-editor': {
			getBlocks: () => post.blocks,
			getBlock: ( id ) => flat( post.blocks ).find( ( { clientId } ) => clientId === id ) ?? null,
			selectBlock: ( id ) => { post.selected = id; },
		},
	};
	const entities = { amp: '&', lt: '<', gt: '>', nbsp: ' ' };
	window.wp = {
		element: { createElement, Fragment, useState },
		components: {
			Button: ( { variant, isBusy, ...props } ) => createElement( 'button', props ),
			Notice: ( { children } ) => createElement( 'div', { role: 'alert' }, children ),
			PanelBody: Fragment,
		},
		editor: { PluginSidebar: ( { title, children } ) => createElement( 'aside', { 'aria-label': title }, children ) },
		data: { select: ( name ) => stores[ name ], dispatch: ( name ) => stores[ name ] },
		richText: {
			create: ( { html } ) => ( {
				text: html.replace( /<br>/g, '\n' ).replace( /<[^>]*>/g, '' ).replace( /&(\w+);/g, ( whole, name ) => entities[ name ] ?? whole ),
			} ),
		},
		apiFetch: async ( { path, method, data } ) => {
			const answer = await fetch( `/wp-json${ path }`, { method, body: JSON.stringify( data ) } );
			const told = await answer.json();
			if ( ! answer.ok ) throw told;
			return told;
		},
		plugins: { registerPlugin: ( name, settings ) => { render = settings.render; draw(); } },
	};
} )();
