<?php
// As much of WordPress as the plugin asks for. Standard input is {"options", "call", ..}; the answer is JSON on standard output.

$asked = json_decode( stream_get_contents( STDIN ), true );
$options = $asked['options'] ?? array();
$hooks = $routes = $scripts = $registered = $sent = array();
const HOUR_IN_SECONDS = 3600;
define( 'ABSPATH', '/' );

class WP_Error {
	public $message;
	public $data;
	public function __construct( $code, $message, $data ) {
		$this->message = $message;
		$this->data    = $data;
	}
}
class WP_REST_Request extends ArrayObject {}

function add_action( $name, $callback ) { $GLOBALS['hooks'][ $name ][] = $callback; }
function register_rest_route( $space, $path, $route ) { $GLOBALS['routes'][ "$space$path" ] = $route; }
function register_setting( $page, $name, $how ) { $GLOBALS['registered'][ $name ] = $how['sanitize_callback']; }
function register_uninstall_hook( $file, $callback ) { $GLOBALS['uninstall'] = $callback; }
function add_options_page( $title, $menu, $capability ) { $GLOBALS['capability'] = $capability; }
function get_option( $name, $default = false ) { return $GLOBALS['options'][ $name ] ?? $default; }
function delete_option( $name ) { unset( $GLOBALS['options'][ $name ] ); }
function get_transient( $name ) { return $GLOBALS['options'][ "transient_$name" ] ?? false; }
function set_transient( $name, $value ) { $GLOBALS['options'][ "transient_$name" ] = $value; }
function delete_transient( $name ) { unset( $GLOBALS['options'][ "transient_$name" ] ); }
function current_user_can( $capability ) { return in_array( $capability, $GLOBALS['asked']['capabilities'] ?? array(), true ); }
function get_current_screen() { return (object) array( 'base' => $GLOBALS['asked']['screen'] ); }
function plugins_url( $path ) { return "/wp-content/plugins/second-source/$path"; }
function wp_enqueue_script( $handle, $source, $needs ) { $GLOBALS['scripts'][ $source ] = $needs; }
function untrailingslashit( $text ) { return rtrim( $text, '/' ); }
function wp_json_encode( $value ) { return json_encode( $value ); }
function is_wp_error( $value ) { return $value instanceof WP_Error; }
function esc_attr( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function esc_url_raw( $text, $schemes ) { return in_array( parse_url( $text, PHP_URL_SCHEME ), $schemes, true ) ? $text : ''; }
function settings_fields( $page ) { echo "<!-- nonce of $page -->"; }
function submit_button() { echo '<button>Save</button>'; }
function wp_remote_retrieve_response_code( $answer ) { return $answer['status']; }
function wp_remote_retrieve_body( $answer ) { return $answer['body']; }
function wp_remote_request( $address, $how ) {
	$GLOBALS['sent'][] = array( 'address' => $address ) + $how;
	$lines = array_map( function ( $name, $value ) { return "$name: $value"; }, array_keys( $how['headers'] ), $how['headers'] );
	$http  = array( 'method' => $how['method'], 'header' => $lines, 'content' => (string) $how['body'], 'ignore_errors' => true,
		'follow_location' => 0, 'timeout' => $how['timeout'] );
	$body  = @file_get_contents( $address, false, stream_context_create( array( 'http' => $http ) ) );
	return false === $body ? new WP_Error( 'http', 'refused', null ) : array( 'status' => (int) explode( ' ', $http_response_header[0] )[1], 'body' => $body );
}

require $asked['plugin'];

$route = null;
array_map( 'call_user_func', $hooks['rest_api_init'] );
$route = $routes['second-source/v1/analyze'];
$answer = array();
switch ( $asked['call'] ) {
	case 'analyze': // What core does before it calls back: permission and the shape of the arguments are its own to check.
		$found  = $route['permission_callback']() ? $route['callback']( new WP_REST_Request( $asked['body'] ) ) : new WP_Error( 'rest_forbidden', 'Sorry.', array( 'status' => 403 ) );
		$answer = is_wp_error( $found ) ? array( 'status' => $found->data['status'], 'body' => array( 'message' => $found->message ) ) : array( 'status' => 200, 'body' => $found );
		break;
	case 'scripts':
		array_map( 'call_user_func', $hooks['enqueue_block_editor_assets'] );
		$answer = $scripts;
		break;
	case 'settings':
		array_map( 'call_user_func', $hooks['admin_menu'] );
		ob_start();
		SecondSource\settings_page();
		$answer = array( 'page' => ob_get_clean(), 'capability' => $capability );
		break;
	case 'sanitize':
		array_map( 'call_user_func', $hooks['admin_init'] );
		$answer = $registered[ $asked['name'] ]( $asked['given'] );
		break;
	case 'uninstall':
		$uninstall();
		break;
}
unset( $route['callback'], $route['permission_callback'] );
echo json_encode( array( 'answer' => $answer, 'sent' => $sent, 'options' => $options, 'route' => $route ) );
