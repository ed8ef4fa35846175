package org.kosmoconnect.testbed.btcpay;

/** The page on which one pays with a click. */
final class CheckoutPage {

  private CheckoutPage() {}

  static String of(PayInvoice invoice) {
    String back =
        invoice.redirect().isEmpty()
            ? ""
            : "<p><a href=\"%s\">Back to the shop</a></p>".formatted(escape(invoice.redirect()));
    String expire =
        invoice.status == InvoiceStatus.New
            ? "<button name=\"pay\" value=\"never\">Let the time run out</button>"
            : "";
    String state = invoice.status + (invoice.partial() ? ", part of it is paid" : "");
    return """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Pay %1$s</title>
        <link rel="icon" href="data:,">
        <style>
          body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem }
          button { font: inherit; padding: .5rem 1rem; margin: 0 .5rem .5rem 0 }
          small { color: #555 }
        </style>
        <h1>%1$s</h1>
        <p>Invoice <code>%2$s</code> is <strong>%3$s</strong>.</p>
        <form method="post">
          <button name="pay" value="full">Pay</button>
          <button name="pay" value="half">Pay half</button>
          <button name="pay" value="double">Pay double</button>
          %5$s
        </form>
        %4$s
        <p><small>A stand-in for BTCPay Server: no money moves.</small></p>
        </html>
        """
        .formatted(escape(invoice.price()), invoice.id, state, back, expire);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
