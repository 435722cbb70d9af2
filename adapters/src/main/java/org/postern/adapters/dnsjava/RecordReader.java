package org.postern.adapters.dnsjava;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.DnsRecord;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;

/** The domain's record of dnsjava's; empty for a type that the domain does not ask for. */
final class RecordReader {
    private RecordReader() {}

    static Optional<DnsRecord> read(Record record) {
        return Optional.ofNullable(
                switch (record) {
                    case ARecord a ->
                        new DnsRecord.HostAddress(IpAddress.of(a.getAddress().getAddress()));
                    case AAAARecord aaaa ->
                        new DnsRecord.HostAddress(IpAddress.of(aaaa.getAddress().getAddress()));
                    case MXRecord mx -> new DnsRecord.MailExchange(mx.getPriority(), Names.text(mx.getTarget()));
                    case PTRRecord ptr -> new DnsRecord.Pointer(Names.text(ptr.getTarget()));
                    case TXTRecord txt -> new DnsRecord.Text(joined(txt.getStringsAsByteArrays()));
                    case TLSARecord tlsa ->
                        new DnsRecord.TlsAssociation(
                                tlsa.getCertificateUsage(),
                                tlsa.getSelector(),
                                tlsa.getMatchingType(),
                                HexFormat.of().formatHex(tlsa.getCertificateAssociationData()));
                    default -> null;
                });
    }

    private static String joined(List<byte[]> strings) {
        StringBuilder octets = new StringBuilder();
        for (byte[] string : strings) {
            octets.append(new String(string, StandardCharsets.ISO_8859_1));
        }
        return octets.toString();
    }
}
