import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Sends the message on its input to the addresses of the first argument, between commas; every other one is a property, name=value. */
final class Send {
  private Send() {}

  public static void main(String[] arguments) throws Exception {
    Properties properties = new Properties();
    for (int next = 1; next < arguments.length; next++) {
      String[] property = arguments[next].split("=", 2);
      properties.setProperty(property[0], property[1]);
    }
    Session session = Session.getInstance(properties);
    MimeMessage message = new MimeMessage(session, System.in);
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(message, InternetAddress.parse(arguments[0]));
    }
  }
}
