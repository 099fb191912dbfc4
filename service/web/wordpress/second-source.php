<?php
/**
 * Plugin Name:       Second Source
 * Description:       Lists the weakly sourced statements of a post in a sidebar of the block editor.
 * Version:           0.1.0
 * Requires at least: 6.6
 * Requires PHP:      7.4
 * License:           Apache-2.0
 *
 * The browser asks this site, and this site asks the service, so that the key stays here.
 */

namespace SecondSource;

defined( 'ABSPATH' ) || exit;

const PAGE     = 'second-source';
const BELOW    = 40;     // Statements with a lower score are listed, where the settings say nothing else.
const BODY     = 100000; // Characters of a draft that the service takes: `draft_text` of its /v1/limits.
const HEADLINE = 2000;   // The same for `article_title`.

/** Returns a setting: a constant of wp-config.php such as SECOND_SOURCE_KEY, or else what the settings page has stored. */
function setting( string $name, string $default = '' ): string {
	$constant = 'SECOND_SOURCE_' . strtoupper( $name );
	return (string) ( defined( $constant ) ? constant( $constant ) : get_option( "second_source_$name", $default ) );
}

/** Asks the service, and returns the list that it answers under `$wanted`, or a WP_Error with a sentence for the editor. */
function ask( string $wanted, string $method, string $path, ?array $body = null ) {
	$headers = array( 'Accept' => 'application/json', 'Content-Type' => 'application/json' );
	if ( '' !== setting( 'key' ) ) {
		$headers['Authorization'] = 'Bearer ' . setting( 'key' );
	}
	$answer = wp_remote_request( untrailingslashit( setting( 'address' ) ) . $path, array(
		'method'      => $method,
		'timeout'     => 30,
		'redirection' => 0, // The key goes nowhere else.
		'headers'     => $headers,
		'body'        => null === $body ? null : wp_json_encode( $body ),
	) );
	if ( is_wp_error( $answer ) ) {
		return failed( 502, 'Second Source does not answer; the address is set in Settings, Second Source.' );
	}
	$status = (int) wp_remote_retrieve_response_code( $answer );
	$told   = json_decode( wp_remote_retrieve_body( $answer ), true );
	if ( 200 === $status && is_array( $told[ $wanted ] ?? null ) ) {
		return $told[ $wanted ];
	}
	if ( 401 === $status || 403 === $status ) { // Passed on as it is, it would speak of the editor's own rights.
		return failed( 502, 'Second Source does not take the key; it is set in Settings, Second Source, and needs the scope "score".' );
	}
	if ( 429 === $status || 503 === $status ) {
		return failed( 503, 'Second Source is busy; check again in a moment.' );
	}
	$detail = is_array( $told ) && isset( $told['detail'] ) ? (string) $told['detail'] : 'what answers is not the service';
	return failed( 413 === $status || 422 === $status ? 422 : 502, 'Second Source could not check this: ' . $detail );
}

function failed( int $status, string $sentence ): \WP_Error {
	return new \WP_Error( 'second_source', $sentence, array( 'status' => $status ) );
}

/** Answers the sidebar: the statements of a draft, and the bands that give a score its words and symbol. */
function analyze( \WP_REST_Request $request ) {
	$bands = get_transient( 'second_source_bands' );
	if ( ! is_array( $bands ) ) {
		$bands = ask( 'bands', 'GET', '/v1/rubric' );
		if ( is_wp_error( $bands ) ) {
			return $bands;
		}
		set_transient( 'second_source_bands', $bands, HOUR_IN_SECONDS );
	}
	$draft      = array( 'text' => $request['text'], 'title' => $request['title'], 'offset_unit' => 'utf16' );
	$statements = ask( 'statements', 'POST', '/v1/analyze', $draft );
	return is_wp_error( $statements ) ? $statements : array(
		'statements' => $statements,
		'bands'      => $bands,
		'below'      => (int) setting( 'below', (string) BELOW ),
	);
}

// Whoever is signed in by cookie is nobody to the REST API unless the nonce came too, which wp.apiFetch sends.
add_action( 'rest_api_init', function () {
	register_rest_route( 'second-source/v1', '/analyze', array(
		'methods'             => 'POST',
		'callback'            => __NAMESPACE__ . '\\analyze',
		'permission_callback' => function () {
			return current_user_can( 'edit_posts' );
		},
		'args'                => array(
			'text'  => array( 'type' => 'string', 'required' => true, 'minLength' => 1, 'maxLength' => BODY ),
			'title' => array( 'type' => 'string', 'default' => '', 'maxLength' => HEADLINE ),
		),
	) );
} );

add_action( 'enqueue_block_editor_assets', function () {
	$screen = get_current_screen();
	if ( ! $screen || 'post' !== $screen->base ) { // This is called for widgets and templates too.
		return;
	}
	$needs = array( 'wp-api-fetch', 'wp-block-editor', 'wp-components', 'wp-data', 'wp-editor', 'wp-element', 'wp-plugins', 'wp-rich-text' );
	wp_enqueue_script( 'second-source-sidebar', plugins_url( 'sidebar.js', __FILE__ ), $needs, '0.1.0', array( 'in_footer' => true ) );
} );

add_action( 'admin_init', function () {
	register_setting( PAGE, 'second_source_address', array( 'sanitize_callback' => function ( $given ) {
		return esc_url_raw( trim( (string) $given ), array( 'http', 'https' ) );
	} ) );
	register_setting( PAGE, 'second_source_key', array( 'sanitize_callback' => function ( $given ) {
		$given = trim( (string) $given );
		return '' === $given ? get_option( 'second_source_key', '' ) : ( '-' === $given ? '' : preg_replace( '/[^!-~]/', '', $given ) );
	} ) );
	register_setting( PAGE, 'second_source_below', array( 'sanitize_callback' => function ( $given ) {
		return (string) max( 0, min( 101, (int) $given ) );
	} ) );
} );

add_action( 'admin_menu', function () {
	add_options_page( 'Second Source', 'Second Source', 'manage_options', PAGE, __NAMESPACE__ . '\\settings_page' );
} );

/** Shows the settings; the key that is stored is never written into the page. */
function settings_page(): void {
	$row = '<tr><th scope="row"><label for="%1$s">%2$s</label></th><td><input id="%1$s" name="%1$s" type="%3$s" value="%4$s" class="regular-text"'
		. ' autocomplete="off"><p class="description">%5$s</p></td></tr>';
	echo '<div class="wrap"><h1>Second Source</h1><form method="post" action="options.php"><table class="form-table" role="presentation">';
	settings_fields( PAGE );
	$stored = '' === get_option( 'second_source_key', '' ) ? 'None is stored.' : 'One is stored; leave this empty to keep it, or give - to forget it.';
	$rows = array(
		array( 'second_source_address', 'Address', 'url', get_option( 'second_source_address', '' ), 'Such as https://sources.example.org' ),
		array( 'second_source_key', 'Key', 'password', '', "With the scope score alone. $stored" ),
		array( 'second_source_below', 'List scores below', 'number', get_option( 'second_source_below', BELOW ), 'From 0 to 101' ),
	);
	foreach ( $rows as $cells ) {
		vprintf( $row, array_map( 'esc_attr', $cells ) ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- each cell is escaped.
	}
	echo '</table>';
	submit_button();
	echo '</form></div>';
}

register_uninstall_hook( __FILE__, __NAMESPACE__ . '\\uninstall' );

/** Forgets the settings. */
function uninstall(): void {
	array_map( 'delete_option', array( 'second_source_address', 'second_source_key', 'second_source_below' ) );
	delete_transient( 'second_source_bands' );
}
